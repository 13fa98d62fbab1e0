package dev.parley.e2e.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What was measured of several things in several rounds, as a table in Markdown: a row of each. */
public final class Table<T> {

    private record Column<T>(String head, Function<List<T>, String> cell) {}

    private final String title;
    private final String things;
    private final List<Column<T>> columns = new ArrayList<>();
    private final Map<String, List<T>> rows = new LinkedHashMap<>();

    /** @param things what a row is of */
    public Table(String title, String things) {
        this.title = title;
        this.things = things;
    }

    /** A column of medians with their spread. */
    public Table<T> with(String head, ToDoubleFunction<T> value) {
        columns.add(new Column<>(head, each -> Spread.of(each.stream().map(value::applyAsDouble).toList()).shown()));
        return this;
    }

    /** A column of what only some of the things have. */
    Table<T> withIfAny(String head, Function<T, Optional<Double>> value) {
        columns.add(
            new Column<>(head, each -> {
                var values = each.stream().map(value).flatMap(Optional::stream).toList();
                return values.isEmpty() ? "–" : Spread.of(values).shown();
            })
        );
        return this;
    }

    public void add(String thing, T measured) {
        rows.computeIfAbsent(thing, _ -> new ArrayList<>()).add(measured);
    }

    public String markdown() {
        if (rows.isEmpty()) {
            return "";
        }
        var lines = new ArrayList<List<String>>();
        lines.add(cells(things, columns.stream().map(Column::head).toList()));
        lines.add(Collections.nCopies(columns.size() + 1, "---"));
        rows.forEach((thing, each) ->
            lines.add(
                cells(
                    thing,
                    columns
                        .stream()
                        .map(column -> column.cell.apply(each))
                        .toList()
                )
            )
        );
        var text = new StringBuilder("## " + title + "\n\n");
        lines.forEach(line -> text.append("| ").append(String.join(" | ", line)).append(" |\n"));
        return text.append('\n').toString();
    }

    private static List<String> cells(String first, List<String> others) {
        var cells = new ArrayList<>(List.of(first));
        cells.addAll(others);
        return cells;
    }
}
