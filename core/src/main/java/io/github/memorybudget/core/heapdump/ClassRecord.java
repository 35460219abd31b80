package io.github.memorybudget.core.heapdump;

/** A class as the dump describes it; ids are the dump's. Fields are those that the class itself declares. */
record ClassRecord(
        long id,
        long superId,
        long loaderId,
        long signersId,
        long protectionDomainId,
        long[] staticNames,
        byte[] staticTypes,
        long[] staticReferences,
        long[] fieldNames,
        byte[] fieldTypes) {}
