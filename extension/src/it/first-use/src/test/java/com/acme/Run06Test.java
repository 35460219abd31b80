package com.acme;

class Run06Test extends FirstUse {}
