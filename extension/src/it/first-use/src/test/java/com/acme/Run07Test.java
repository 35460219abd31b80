package com.acme;

class Run07Test extends FirstUse {}
