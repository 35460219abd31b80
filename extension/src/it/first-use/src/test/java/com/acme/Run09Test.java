package com.acme;

class Run09Test extends FirstUse {}
