package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.Repository;
import dev.parley.api.testing.Rest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OpenApiIT {

    @Test
    void theCommittedDocumentIsThatOfTheRunningServer() {
        var answer = new Rest(Node.first()).get("/v3/api-docs");
        assertThat(answer.status()).isEqualTo(200);
        var document = (ObjectNode) answer.body();
        document.remove("servers");
        var mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Repository.assertCurrent("docs/protocol/openapi.json", mapper.writeValueAsString(document) + "\n");
    }
}
