package com.acme;

class Run04Test extends FirstUse {}
