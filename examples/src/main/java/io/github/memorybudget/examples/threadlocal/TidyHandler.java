package io.github.memorybudget.examples.threadlocal;

/** Removes the trail from the thread, whatever happens to the request. */
public final class TidyHandler {

    public int handle(String user) {
        try {
            AuditedRequest.serve(user);
            return AuditTrail.size();
        } finally {
            AuditTrail.remove();
        }
    }
}
