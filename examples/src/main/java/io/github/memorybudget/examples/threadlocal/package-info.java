/** ThreadLocal leak: an audit trail on a pool's thread, left there and removed. */
package io.github.memorybudget.examples.threadlocal;
