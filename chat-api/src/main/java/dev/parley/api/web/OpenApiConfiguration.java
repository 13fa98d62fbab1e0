package dev.parley.api.web;

import dev.parley.api.security.IntentArgument;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.user.Intent;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/**
 * Adds to the OpenAPI document what the controllers do not say: title and licence, the access token, and the shape of
 * errors.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String ACCESS_TOKEN = "accessToken";
    private static final String PROBLEM = "Problem";

    @Bean
    OpenAPI openApi() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Intent.class);
        return new OpenAPI()
            .info(
                new Info()
                    .title("Parley")
                    .version("0.1")
                    .description("Snapshots, history and login. What is live goes over the socket, see socket.md.")
                    .license(new License().name("Apache-2.0").identifier("Apache-2.0"))
            )
            .components(
                new Components().addSecuritySchemes(
                    ACCESS_TOKEN,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description(
                            "An access token, a JWT; or an API key, on the routes of its scopes, see api-keys.md"
                        )
                )
            )
            .addSecurityItem(new SecurityRequirement().addList(ACCESS_TOKEN));
    }

    @Bean
    OpenApiCustomizer errorsAndTags() {
        return document -> {
            document.getComponents().addSchemas(PROBLEM, problem());
            ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(ErrorCode.class))
                .referencedSchemas.forEach(document.getComponents()::addSchemas);
            document
                .getPaths()
                .values()
                .forEach(path -> path.readOperations().forEach(OpenApiConfiguration::complete));
        };
    }

    /** For requests that change something: the header by which a repeat is recognised. */
    @Bean
    OperationCustomizer idempotencyKey() {
        return (operation, handler) -> {
            if (
                Arrays.stream(handler.getMethodParameters()).anyMatch(it -> it.getParameterType().equals(Intent.class))
            ) {
                operation.addParametersItem(
                    new HeaderParameter()
                        .name(IntentArgument.HEADER)
                        .description(
                            "The client's own id of the change, in quotes; a repeat with the same one changes nothing"
                        )
                        .schema(of("string").minLength(3).maxLength(66))
                );
            }
            return operation;
        };
    }

    /** Of the controller and its method, so that a name stays whatever routes are added. */
    @Bean
    OperationCustomizer operationNames() {
        return (operation, handler) -> {
            String place = handler.getBeanType().getSimpleName().replace("Controller", "");
            return operation.operationId(
                StringUtils.uncapitalize(place) + StringUtils.capitalize(handler.getMethod().getName())
            );
        };
    }

    private static void complete(Operation operation) {
        operation.setTags(
            operation
                .getTags()
                .stream()
                .map(tag -> tag.replace("-controller", ""))
                .toList()
        );
        var problem = new MediaType().schema(RecordSchemas.reference(PROBLEM));
        operation
            .getResponses()
            .setDefault(
                new ApiResponse()
                    .description("A refusal or failure")
                    .content(new Content().addMediaType("application/problem+json", problem))
            );
    }

    /** As {@code ProblemResponses} writes it. */
    private static Schema<?> problem() {
        var schema = new JsonSchema();
        schema.addType("object");
        schema.addProperty("type", of("string"));
        schema.addProperty("title", of("string"));
        schema.addProperty("status", of("integer").format("int32"));
        schema.addProperty("code", RecordSchemas.reference("ErrorCode"));
        schema.addProperty("retryable", of("boolean"));
        schema.addProperty("details", of("object").additionalProperties(true));
        schema.addProperty("correlationId", of("string"));
        schema.setRequired(List.of("type", "title", "status", "code", "retryable", "details"));
        return schema;
    }

    private static Schema<?> of(String type) {
        var schema = new JsonSchema();
        schema.addType(type);
        return schema;
    }
}
