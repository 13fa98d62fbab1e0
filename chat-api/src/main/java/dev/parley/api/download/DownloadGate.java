package dev.parley.api.download;

import dev.parley.api.download.DownloadTurns.Turn;
import dev.parley.api.edge.ClientAddress;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.api.security.Caller;
import dev.parley.chat.auth.AuthSessionId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a few files at a time out to each user and address, and ends those that nobody takes: each holds a chunk of the
 * store and the buffers of its connection until it is read.
 */
@Component
@EnableConfigurationProperties(DownloadProperties.class)
class DownloadGate extends OncePerRequestFilter {

    private static final Pattern FILES = Pattern.compile(
        "/api/((chats|meetings)/[^/]+/(attachments|avatar)/.+|users/[^/]+/avatar/.+|exports/.+)"
    );

    private final DownloadTurns users;
    private final DownloadTurns addresses;
    private final Transfers transfers;

    DownloadGate(DownloadProperties properties, Transfers transfers) {
        users = new DownloadTurns(properties.maxPerUser(), properties.patience());
        addresses = new DownloadTurns(properties.maxPerAddress(), properties.patience());
        this.transfers = transfers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET") || !FILES.matcher(request.getServletPath()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        try (Turn _ = users.take(userOf(request)); Turn _ = addresses.take(ClientAddress.of(request).key())) {
            pass(request, response, chain);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        try (var transfer = transfers.begin(loginOf(request), () -> cut(request))) {
            chain.doFilter(request, new WatchedResponse(response, transfer));
        }
    }

    /** A write that waits for the client fails then; an interrupt would also hit what waits for a store. */
    private static void cut(HttpServletRequest request) {
        ServletContextRequest.getServletContextRequest(request)
            .getConnectionMetaData()
            .getConnection()
            .getEndPoint()
            .close();
    }

    /** Of who is not known, as by the address of an export, it is the address of the network. */
    private static String userOf(HttpServletRequest request) {
        return callerOf(request) instanceof Caller caller
            ? caller.person().toString()
            : ClientAddress.of(request).key();
    }

    private static @Nullable AuthSessionId loginOf(HttpServletRequest request) {
        return callerOf(request) instanceof AuthenticatedLogin login ? login.sessionId() : null;
    }

    private static @Nullable Object callerOf(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication authentication
            ? authentication.getPrincipal()
            : null;
    }

    int held(String user) {
        return users.held(user);
    }

    int present(String user) {
        return users.present(user);
    }
}
