package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.Repository;
import dev.parley.api.testing.Rest;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OpenApiIT {

    @Test
    void theCommittedDocumentIsThatOfTheControllers() {
        try (var node = Node.start("parley.openapi.generated=true", "springdoc.api-docs.path=/generated")) {
            var document = (ObjectNode) new Rest(node).get("/generated").body();
            document.remove("servers");
            var mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
            Repository.assertCurrent("docs/protocol/openapi.json", mapper.writeValueAsString(document) + "\n");
        }
    }

    @Test
    void oneDocumentIsHandedOutWhateverTheLanguageAndOnlyIfItHasChanged() {
        var rest = new Rest(Node.first());
        var english = rest.download("/v3/api-docs", "Accept-Language", "en");
        var persian = rest.download("/v3/api-docs", "Accept-Language", "fa");
        assertThat(english.statusCode()).isEqualTo(200);
        assertThat(persian.body()).isEqualTo(english.body());
        String tag = english.headers().firstValue("ETag").orElseThrow();
        assertThat(rest.download("/v3/api-docs", "If-None-Match", tag).statusCode()).isEqualTo(304);
        for (String other : List.of("/v3/api-docs.yaml", "/v3/api-docs/swagger-config", "/v3/api-docs/any")) {
            assertThat(rest.get(other).status()).as(other).isEqualTo(404);
        }
    }

    /** A number is added to a name that stands twice, and goes from one to the next as routes are added. */
    @Test
    void everyOperationHasANameOfItsOwn() {
        var names = new Rest(Node.first()).get("/v3/api-docs").body().path("paths").findValuesAsString("operationId");
        assertThat(names)
            .isNotEmpty()
            .doesNotHaveDuplicates()
            .noneMatch(name -> name.contains("_"));
    }
}
