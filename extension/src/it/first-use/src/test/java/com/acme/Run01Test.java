package com.acme;

class Run01Test extends FirstUse {}
