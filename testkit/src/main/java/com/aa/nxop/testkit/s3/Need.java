package com.aa.nxop.testkit.s3;

/** One permission that a request needs. */
record Need(String action, String resource) {}
