package io.github.memorybudget.core.environment;

import org.apiguardian.api.API;

/**
 * What memory figures depend on besides the code: figures of two environments are comparable when their {@link #key()}
 * is the same.
 *
 * @param jdk feature version of the Java runtime: {@code 17}
 * @param vm name and version of the VM, for a person
 * @param gc {@code G1}, {@code Serial}, {@code Parallel}, {@code ZGC}, {@code Shenandoah}, or the first collector's name
 * @param compressedOops whether references take 4 bytes
 * @param compactHeaders whether object headers take 8 bytes (JEP 519)
 * @param arch the processor's architecture: {@code amd64}
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Environment(
        String jdk, String vm, String gc, boolean compressedOops, boolean compactHeaders, String arch) {

    /** The key of the baseline's section: {@code jdk-gc-compressedOops-compactHeaders-arch}, such as {@code 17-G1-true-false-amd64}. */
    public String key() {
        return String.join("-", jdk, gc, String.valueOf(compressedOops), String.valueOf(compactHeaders), arch);
    }
}
