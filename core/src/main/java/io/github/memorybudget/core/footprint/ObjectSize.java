package io.github.memorybudget.core.footprint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The size of one object or of several with all that can be reached from them, each object counted once.
 *
 * @param bytes their shallow sizes together
 * @param objects how many
 * @param classes what each class makes up of it, the largest first
 * @param complete false where a bound ended the counting: it is at least so much then
 * @since 0.1
 */
public record ObjectSize(long bytes, long objects, List<ClassSize> classes, boolean complete) {

    /** With an unmodifiable copy of the list. */
    public ObjectSize {
        classes = List.copyOf(classes);
    }

    static ObjectSize of(List<ClassSize> classes, boolean complete) {
        long bytes = 0;
        long objects = 0;
        for (ClassSize size : classes) {
            bytes += size.bytes();
            objects += size.instances();
        }
        return new ObjectSize(bytes, objects, classes, complete);
    }

    /**
     * How many objects of a type there are, those of its subtypes included.
     *
     * @param type a class or an interface
     */
    public long instancesOf(Class<?> type) {
        long instances = 0;
        for (ClassSize size : classes) {
            instances += type.isAssignableFrom(size.type()) ? size.instances() : 0;
        }
        return instances;
    }

    /** What is left without another one that is part of it. */
    ObjectSize minus(ObjectSize part) {
        Map<Class<?>, ClassSize> taken = new HashMap<>();
        part.classes.forEach(size -> taken.put(size.type(), size));
        List<ClassSize> left = new ArrayList<>();
        for (ClassSize size : classes) {
            ClassSize less = taken.getOrDefault(size.type(), new ClassSize(size.type(), 0, 0));
            if (size.instances() != less.instances()) {
                left.add(new ClassSize(size.type(), size.instances() - less.instances(), size.bytes() - less.bytes()));
            }
        }
        left.sort(ClassSize.LARGEST_FIRST);
        return of(left, complete);
    }
}
