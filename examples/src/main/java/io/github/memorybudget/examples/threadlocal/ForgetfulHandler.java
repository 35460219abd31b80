package io.github.memorybudget.examples.threadlocal;

/** Leaves the trail on the thread: the next request on it goes on where this one stopped. */
public final class ForgetfulHandler {

    public int handle(String user) {
        AuditedRequest.serve(user);
        return AuditTrail.size();
    }
}
