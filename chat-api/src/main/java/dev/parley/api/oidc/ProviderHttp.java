package dev.parley.api.oidc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * HTTP to the provider, which the configuration names: bounded in time and size, and without following redirects, which no
 * answer of a provider to a server is.
 */
class ProviderHttp {

    private static final Duration TO_CONNECT = Duration.ofSeconds(3);
    private static final Duration TO_ANSWER = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 512 * 1024;

    private final JdkClientHttpRequestFactory requests;
    private final RestTemplate template;

    ProviderHttp() {
        requests = new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .connectTimeout(TO_CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build()
        );
        requests.setReadTimeout(TO_ANSWER);
        template = new RestTemplate(requests);
        template.getInterceptors().add(bounded());
    }

    /** For documents and keys. */
    RestTemplate documents() {
        return template;
    }

    /** For what is told of a user. */
    RestTemplate userInfo() {
        var rest = new RestTemplate(requests);
        rest.getInterceptors().add(bounded());
        rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        return rest;
    }

    /** For tokens. */
    RestClient tokens() {
        return RestClient.builder()
            .requestFactory(requests)
            .requestInterceptor(bounded())
            .configureMessageConverters(converters ->
                converters
                    .addCustomConverter(new FormHttpMessageConverter())
                    .addCustomConverter(new StringHttpMessageConverter())
                    .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter())
            )
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build();
    }

    private static ClientHttpRequestInterceptor bounded() {
        return (request, body, execution) -> {
            var response = execution.execute(request, body);
            try (var stream = response.getBody()) {
                byte[] read = stream.readNBytes(MOST_BYTES + 1);
                if (read.length > MOST_BYTES) {
                    throw new IOException("The answer of the provider has more than " + MOST_BYTES + " bytes");
                }
                return new Read(response, read);
            } catch (IOException broken) {
                response.close();
                throw broken;
            }
        };
    }

    /** An answer that is here as a whole. */
    private record Read(ClientHttpResponse response, byte[] bytes) implements ClientHttpResponse {
        @Override
        public HttpStatusCode getStatusCode() throws IOException {
            return response.getStatusCode();
        }

        @Override
        public String getStatusText() throws IOException {
            return response.getStatusText();
        }

        @Override
        public HttpHeaders getHeaders() {
            return response.getHeaders();
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public void close() {
            response.close();
        }
    }
}
