package com.acme;

class Run10Test extends FirstUse {}
