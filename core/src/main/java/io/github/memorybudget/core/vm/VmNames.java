package io.github.memorybudget.core.vm;

/**
 * Class names as a person writes them, from the VM's.
 *
 * @since 0.1
 */
public final class VmNames {

    private VmNames() {}

    /** {@code [Ljava/lang/String;} and {@code [Ljava.lang.String;} as {@code java.lang.String[]}, {@code [B} as {@code byte[]}. */
    public static String readable(String vmName) {
        int dimensions = 0;
        while (dimensions < vmName.length() && vmName.charAt(dimensions) == '[') {
            dimensions++;
        }
        String element = vmName.substring(dimensions);
        return (dimensions == 0 ? element.replace('/', '.') : elementName(element)) + "[]".repeat(dimensions);
    }

    private static String elementName(String element) {
        return switch (element) {
            case "Z" -> "boolean";
            case "B" -> "byte";
            case "C" -> "char";
            case "S" -> "short";
            case "I" -> "int";
            case "J" -> "long";
            case "F" -> "float";
            case "D" -> "double";
            default -> {
                boolean isClass = element.startsWith("L") && element.endsWith(";");
                yield (isClass ? element.substring(1, element.length() - 1) : element).replace('/', '.');
            }
        };
    }
}
