package io.github.memorybudget.report.render.html;

import io.github.memorybudget.report.model.ModuleState;
import io.github.memorybudget.report.render.figures.Names;
import java.util.List;

/** The modules of a report of several. */
final class ModuleTable {

    private static final List<String> COLUMNS = List.of("Module", "Tests", "Over budget", "State");

    private ModuleTable() {}

    static void write(Html html, List<ModuleState> modules) {
        if (modules.isEmpty()) {
            return;
        }
        html.open("section", "class", "card modules")
                .open("table", "class", "overview")
                .line();
        html.element("caption", "Modules").open("thead").open("tr");
        COLUMNS.forEach(column -> html.element("th", column, "scope", "col"));
        html.close("tr").close("thead").line().open("tbody").line();
        for (ModuleState module : modules) {
            html.open("tr").element("th", Names.shortened(module.name()), "scope", "row");
            html.element("td", String.valueOf(module.tests()), "data-label", COLUMNS.get(1), "class", "number");
            html.element("td", String.valueOf(module.violations()), "data-label", COLUMNS.get(2), "class", "number");
            html.element("td", module.state().words(), "data-label", COLUMNS.get(3))
                    .close("tr")
                    .line();
        }
        html.close("tbody").close("table").close("section").line();
    }
}
