package com.acme;

class Run02Test extends FirstUse {}
