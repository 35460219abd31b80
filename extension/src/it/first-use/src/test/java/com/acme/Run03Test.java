package com.acme;

class Run03Test extends FirstUse {}
