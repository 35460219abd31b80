package io.github.memorybudget.examples.threadlocal;

/** Leaves the trail on the thread: the next request on it goes on where this one stopped. */
public final class ForgetfulHandler {

    private static final AuditTrail TRAIL = new AuditTrail();

    public int handle(String user) {
        AuditedRequest.serve(user, TRAIL);
        return TRAIL.size();
    }
}
