/** Listener leak: views that follow a long-lived event bus, and leave it or don't. */
package io.github.memorybudget.examples.listener;
