package io.github.memorybudget.benchmarks.heap;

import io.github.memorybudget.core.heapdump.HeapAnalysis;
import io.github.memorybudget.core.heapdump.HolderRules;
import io.github.memorybudget.core.result.LeakTrace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.mat.SnapshotException;
import org.eclipse.mat.parser.internal.SnapshotFactory;
import org.eclipse.mat.snapshot.ISnapshot;
import org.eclipse.mat.snapshot.model.IClass;
import org.eclipse.mat.util.VoidProgressListener;
import shark.HeapAnalysisFailure;
import shark.HeapAnalysisSuccess;
import shark.HeapAnalyzer;
import shark.HeapObject;
import shark.IgnoredReferenceMatcher;
import shark.LeakingObjectFinder;
import shark.MetadataExtractor;
import shark.OnAnalysisProgressListener;
import shark.ReferenceMatcher;
import shark.ReferencePattern;

/** A library that analyses heap dumps, asked for the path to the {@link Culprit} and its retained size. */
enum Peer {
    OURS("ours") {
        @Override
        Answer ask(DumpFile dump) throws IOException {
            List<LeakTrace> traces = HeapAnalysis.pathsToInstances(dump.dump(), CULPRIT, HolderRules.DEFAULT, 1);
            LeakTrace trace = traces.get(0);
            return new Answer(trace.path().size(), trace.retained());
        }
    },

    SHARK("Shark 2.14") {
        @Override
        Answer ask(DumpFile dump) {
            LeakingObjectFinder finder = graph -> {
                Set<Long> found = new HashSet<>();
                Iterator<HeapObject.HeapInstance> instances =
                        graph.findClassByName(CULPRIT).getInstances().iterator();
                instances.forEachRemaining(instance -> found.add(instance.getObjectId()));
                return found;
            };
            List<ReferenceMatcher> weak = new ArrayList<>();
            for (String type : List.of("WeakReference", "SoftReference", "PhantomReference", "FinalReference")) {
                weak.add(new IgnoredReferenceMatcher(
                        new ReferencePattern.InstanceFieldPattern("java.lang.ref." + type, "referent")));
            }
            shark.HeapAnalysis analysis = new HeapAnalyzer(OnAnalysisProgressListener.Companion.getNO_OP())
                    .analyze(
                            dump.file().toFile(),
                            finder,
                            weak,
                            true,
                            List.of(),
                            MetadataExtractor.Companion.getNO_OP(),
                            null);
            if (analysis instanceof HeapAnalysisFailure failure) {
                throw new IllegalStateException(failure.getException());
            }
            shark.LeakTrace trace = ((HeapAnalysisSuccess) analysis)
                    .getApplicationLeaks()
                    .get(0)
                    .getLeakTraces()
                    .get(0);
            Integer retained = trace.getLeakingObject().getRetainedHeapByteSize();
            return new Answer(trace.getReferencePath().size(), retained == null ? 0 : retained);
        }
    },

    NETBEANS("NetBeans RELEASE250") {
        @Override
        Answer ask(DumpFile dump) throws IOException {
            org.netbeans.lib.profiler.heap.Instance culprit =
                    (org.netbeans.lib.profiler.heap.Instance) org.netbeans.lib.profiler.heap.HeapFactory.createHeap(
                                    dump.file().toFile())
                            .getJavaClassByName(CULPRIT)
                            .getInstances()
                            .get(0);
            int steps = 0;
            for (org.netbeans.lib.profiler.heap.Instance at = culprit; !at.isGCRoot(); steps++) {
                at = at.getNearestGCRootPointer();
            }
            return new Answer(steps, culprit.getRetainedSize());
        }
    },

    VISUALVM("VisualVM 2.1.4") {
        @Override
        Answer ask(DumpFile dump) throws IOException {
            org.graalvm.visualvm.lib.jfluid.heap.Instance culprit = (org.graalvm.visualvm.lib.jfluid.heap.Instance)
                    org.graalvm.visualvm.lib.jfluid.heap.HeapFactory.createHeap(
                                    dump.file().toFile())
                            .getJavaClassByName(CULPRIT)
                            .getInstances()
                            .get(0);
            int steps = 0;
            for (org.graalvm.visualvm.lib.jfluid.heap.Instance at = culprit; !at.isGCRoot(); steps++) {
                at = at.getNearestGCRootPointer();
            }
            return new Answer(steps, culprit.getRetainedSize());
        }
    },

    HAHA("HAHA 1.3") {
        @Override
        Answer ask(DumpFile dump) throws SnapshotException {
            ISnapshot snapshot =
                    new SnapshotFactory().openSnapshot(dump.file().toFile(), Map.of(), new VoidProgressListener());
            IClass type = snapshot.getClassesByName(CULPRIT, false).iterator().next();
            int culprit = type.getObjectIds()[0];
            int[] path = snapshot.getPathsFromGCRoots(culprit, Map.of()).getNextShortestPath();
            return new Answer(path.length - 1, snapshot.getRetainedHeapSize(culprit));
        }
    };

    private static final String CULPRIT = Culprit.class.getName();

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    /** Reads the dump and answers from it. */
    abstract Answer ask(DumpFile dump) throws IOException, SnapshotException;

    String title() {
        return title;
    }
}
