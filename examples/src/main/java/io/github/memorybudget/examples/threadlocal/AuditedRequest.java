package io.github.memorybudget.examples.threadlocal;

/** A request that leaves a hundred entries in the audit trail. */
final class AuditedRequest {

    private static final int STEPS = 100;

    private AuditedRequest() {}

    static void serve(String user, AuditTrail trail) {
        for (int step = 1; step <= STEPS; step++) {
            trail.add(user + " took step " + step + " of " + STEPS);
        }
    }
}
