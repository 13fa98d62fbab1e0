package dev.parley.api.administration;

import dev.parley.api.administration.StorageResponses.PersonQuotaRequest;
import dev.parley.api.administration.StorageResponses.QuotasRequest;
import dev.parley.api.administration.StorageResponses.QuotasResponse;
import dev.parley.api.administration.StorageResponses.StoragePage;
import dev.parley.api.administration.StorageResponses.StoragePersonResponse;
import dev.parley.api.administration.StorageResponses.StorageResponse;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.api.user.UserMapper;
import dev.parley.chat.listing.StorageUse;
import dev.parley.chat.storage.QuotaRules.PersonQuota;
import dev.parley.chat.storage.QuotaRules.Quotas;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How much room files take, and may, for administrators. */
@RestController
@RequestMapping("/api/admin/storage")
@RequiredArgsConstructor
class StorageController {

    private final StorageUse use;
    private final UserMapper mapper;

    @GetMapping
    @Limited(Limit.SEARCHES)
    StorageResponse get(@AuthenticationPrincipal AuthenticatedLogin login) {
        var overview = use.overview(login.userId());
        return new StorageResponse(overview.bytes(), overview.files(), response(overview.quotas()));
    }

    private static QuotasResponse response(Quotas quotas) {
        return new QuotasResponse(quotas.person(), quotas.chat());
    }

    /** Who has more keeps it, and uploads nothing more. */
    @PutMapping("/quotas")
    QuotasResponse change(Intent intent, @Valid @RequestBody QuotasRequest body) {
        use.change(intent, new Quotas(body.person(), body.chat()));
        return response(use.overview(intent.actor()).quotas());
    }

    /** Whose files take most first; with {@code query} those who are called so. 20 a page. */
    @GetMapping("/people")
    @Limited(Limit.SEARCHES)
    StoragePage people(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @RequestParam(defaultValue = "") String query,
        @RequestParam(required = false) @Nullable String cursor
    ) {
        var page = use.list(login.userId(), query, cursor);
        return new StoragePage(page.people().stream().map(this::response).toList(), page.next());
    }

    /** Decides for one person alone, or no more. */
    @PutMapping("/people/{userId}/quota")
    StoragePersonResponse changePerson(
        Intent intent,
        @PathVariable UserId userId,
        @Valid @RequestBody PersonQuotaRequest body
    ) {
        return response(use.change(intent, userId, new PersonQuota(body.own(), body.bytes())));
    }

    private StoragePersonResponse response(StorageUse.Listed listed) {
        var user = listed.user();
        var counted = listed.counted();
        return new StoragePersonResponse(
            counted.userId(),
            user == null ? null : mapper.toResponse(user),
            counted.bytes(),
            counted.files(),
            counted.quota().bytes(),
            counted.quota().own()
        );
    }
}
