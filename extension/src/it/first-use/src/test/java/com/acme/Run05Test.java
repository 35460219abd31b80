package com.acme;

class Run05Test extends FirstUse {}
