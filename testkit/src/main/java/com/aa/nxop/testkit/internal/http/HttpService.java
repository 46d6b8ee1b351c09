package com.aa.nxop.testkit.internal.http;

/** What stands behind one of the sandbox's endpoints. Called on several threads at once. */
@FunctionalInterface
public interface HttpService {
    HttpAnswer answer(HttpCall call);
}
