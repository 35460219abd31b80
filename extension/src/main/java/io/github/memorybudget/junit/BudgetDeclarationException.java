package io.github.memorybudget.junit;

import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** A budget or a known leak that is not well-formed: names the place, the attribute, what stands there and what may. */
final class BudgetDeclarationException extends ExtensionConfigurationException {

    private static final long serialVersionUID = 1L;

    BudgetDeclarationException(String place, String attribute, String problem) {
        super(place + ", attribute \"" + attribute + "\": " + problem);
    }
}
