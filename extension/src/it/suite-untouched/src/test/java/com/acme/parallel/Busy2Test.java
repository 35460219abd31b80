package com.acme.parallel;

/** One of the classes that run beside the budgeted tests. */
class Busy2Test extends Busy {}
