package io.github.memorybudget.examples.threadlocal;

/** Removes the trail from the thread, whatever happens to the request. */
public final class TidyHandler {

    private static final AuditTrail TRAIL = new AuditTrail();

    public int handle(String user) {
        try {
            AuditedRequest.serve(user, TRAIL);
            return TRAIL.size();
        } finally {
            TRAIL.remove();
        }
    }
}
