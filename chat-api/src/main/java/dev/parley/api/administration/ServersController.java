package dev.parley.api.administration;

import dev.parley.api.administration.AdministrationResponses.ServerList;
import dev.parley.api.administration.AdministrationResponses.ServerResponse;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.administration.Servers;
import dev.parley.chat.node.NodeId;
import lombok.RequiredArgsConstructor;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The nodes of the installation, for administrators. */
@RestController
@RequestMapping("/api/admin/servers")
@RequiredArgsConstructor
class ServersController {

    private final Servers servers;
    private final NodeId self;

    @GetMapping
    ServerList running(@AuthenticationPrincipal AuthenticatedLogin login) {
        return new ServerList(
            servers
                .running(login.userId())
                .stream()
                .map(node -> ServerResponse.of(node, self))
                .toList()
        );
    }
}
