package dev.parley.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard and the alert rules ask for metrics that exist. */
class MetricFilesTest {

    @Test
    void eachRuleAsksForListedMetrics() {
        Map<String, List<Map<String, Object>>> file = new Yaml().load(Repository.read("docs/deployment/alerts.yaml"));
        for (var group : file.getOrDefault("groups", List.of())) {
            for (Object rule : (List<?>) group.getOrDefault("rules", List.of())) {
                var expression = String.valueOf(((Map<?, ?>) rule).get("expr"));
                assertThat(MetricList.names()).as(expression).containsAll(MetricList.namedIn(expression));
                assertThat(expression).containsAnyOf("parley_", "up{");
            }
        }
    }

    @Test
    void eachAlertHasAParagraphOfItsOwnAndEachParagraphAnAlert() {
        var alerts = new ArrayList<String>();
        Map<String, List<Map<String, Object>>> file = new Yaml().load(Repository.read("docs/deployment/alerts.yaml"));
        for (var group : file.getOrDefault("groups", List.of())) {
            for (Object rule : (List<?>) group.getOrDefault("rules", List.of())) {
                alerts.add(String.valueOf(((Map<?, ?>) rule).get("alert")));
            }
        }
        var paragraphs = Pattern.compile("(?m)^#### (Parley\\w+)\\n\\n(?=\\w.{80})")
            .matcher(Repository.read("docs/operations.md"))
            .results()
            .map(heading -> heading.group(1))
            .toList();
        assertThat(paragraphs).containsExactlyElementsOf(alerts);
    }

    @Test
    void eachPanelAsksForListedMetrics() {
        var dashboard = JsonMapper.builder()
            .build()
            .readTree(Repository.read("docs/deployment/grafana-dashboard.json"));
        assertThat(dashboard.path("panels").size()).isPositive();
        for (var panel : dashboard.path("panels")) {
            for (var target : panel.path("targets")) {
                var expression = target.path("expr").asString("");
                assertThat(MetricList.namedIn(expression)).as(expression).isNotEmpty();
                assertThat(MetricList.names()).as(expression).containsAll(MetricList.namedIn(expression));
            }
        }
    }
}
