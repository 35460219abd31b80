package io.github.memorybudget.core.heapdump;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells whether a class comes from one of some folders of class files. Looks into no folder that has none of its package. */
final class ClassFolders {

    private final Set<Path> roots;
    private final Map<String, List<Path>> byPackage = new HashMap<>();

    ClassFolders(Set<Path> roots) {
        this.roots = roots;
    }

    /**
     * Whether the class's file is there; a hidden class is where its host is, an array where its elements' class is.
     *
     * @param className as a person writes it
     */
    boolean contain(String className) {
        if (roots.isEmpty()) {
            return false;
        }
        int array = className.indexOf('[');
        String host = ClassNames.host(array < 0 ? className : className.substring(0, array));
        int dot = host.lastIndexOf('.');
        List<Path> folders = byPackage.computeIfAbsent(dot < 0 ? "" : host.substring(0, dot), this::folders);
        return folders.stream().anyMatch(folder -> Files.exists(folder.resolve(host.substring(dot + 1) + ".class")));
    }

    private List<Path> folders(String packageName) {
        List<Path> folders = new ArrayList<>();
        for (Path root : roots) {
            Path folder = root.resolve(packageName.replace('.', '/'));
            if (Files.isDirectory(folder)) {
                folders.add(folder);
            }
        }
        return folders;
    }
}
