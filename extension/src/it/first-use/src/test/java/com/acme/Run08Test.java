package com.acme;

class Run08Test extends FirstUse {}
