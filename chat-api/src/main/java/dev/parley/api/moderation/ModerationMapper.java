package dev.parley.api.moderation;

import dev.parley.api.moderation.FilterResponses.HeldMessagePage;
import dev.parley.api.moderation.FilterResponses.HeldMessageView;
import dev.parley.api.moderation.ModerationResponses.BanList;
import dev.parley.api.moderation.ModerationResponses.BannedPerson;
import dev.parley.api.moderation.ModerationResponses.NoticeView;
import dev.parley.api.moderation.ModerationResponses.PlaceView;
import dev.parley.api.moderation.ModerationResponses.ReportAnswer;
import dev.parley.api.moderation.ModerationResponses.ReportPage;
import dev.parley.api.moderation.ModerationResponses.ReportView;
import dev.parley.api.moderation.ModerationResponses.ReportedFile;
import dev.parley.api.moderation.ModerationResponses.ReportedMessageView;
import dev.parley.api.moderation.ModerationResponses.ResolutionView;
import dev.parley.api.moderation.ModerationResponses.TakenView;
import dev.parley.api.user.UserMapper;
import dev.parley.api.user.UserResponse;
import dev.parley.chat.held.HeldMessage;
import dev.parley.chat.log.Ban;
import dev.parley.chat.moderation.HeldQueue;
import dev.parley.chat.moderation.Notice;
import dev.parley.chat.moderation.Report;
import dev.parley.chat.moderation.ReportQueue;
import dev.parley.chat.moderation.ReportedMessage;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From the domain to what is told by REST, with the names of the users. */
@Component
@RequiredArgsConstructor
class ModerationMapper {

    private final Users users;
    private final UserMapper mapper;

    ReportPage page(ReportQueue.Page page) {
        return new ReportPage(
            page.reports().stream().map(ModerationMapper::view).toList(),
            named(page.reports()),
            page.next()
        );
    }

    ReportAnswer answer(Report report) {
        return new ReportAnswer(view(report), named(List.of(report)));
    }

    HeldMessagePage held(HeldQueue.Page page) {
        var senders = page.messages().stream().map(HeldMessage::sender).collect(Collectors.toSet());
        return new HeldMessagePage(
            page.messages().stream().map(ModerationMapper::held).toList(),
            List.copyOf(responses(senders).values()),
            page.next()
        );
    }

    private static HeldMessageView held(HeldMessage message) {
        return new HeldMessageView(
            message.id(),
            message.at(),
            message.place().chatId(),
            message.place().type(),
            message.place().title(),
            message.sender(),
            message.text(),
            message.files().stream().map(HeldMessage.File::name).toList(),
            message.word()
        );
    }

    BanList bans(Map<UserId, Ban> bans) {
        var byId = responses(bans.keySet());
        return new BanList(
            bans
                .entrySet()
                .stream()
                .flatMap(ban ->
                    Stream.ofNullable(byId.get(ban.getKey())).map(user ->
                        new BannedPerson(user, ban.getValue().byServer())
                    )
                )
                .toList()
        );
    }

    static NoticeView notice(Notice notice) {
        return new NoticeView(
            notice.id(),
            notice.kind(),
            notice.chatId(),
            notice.title(),
            notice.reason(),
            notice.until(),
            notice.excerpt(),
            notice.byServer(),
            notice.at()
        );
    }

    private List<UserResponse> named(List<Report> reports) {
        Set<UserId> named = new HashSet<>();
        for (Report report : reports) {
            add(named, report.reporter());
            add(named, report.person());
            report.messages().forEach(message -> add(named, message.webhook() == null ? message.author() : null));
            report.taken().forEach(taken -> named.add(taken.by()));
            add(named, report.resolution() == null ? null : report.resolution().by());
        }
        return List.copyOf(responses(named).values());
    }

    private static void add(Set<UserId> named, @Nullable UserId user) {
        if (user != null) {
            named.add(user);
        }
    }

    private Map<UserId, UserResponse> responses(Collection<UserId> ids) {
        return users.all(ids).stream().collect(Collectors.toMap(User::id, mapper::toResponse));
    }

    private static ReportView view(Report report) {
        return new ReportView(
            report.id(),
            report.at(),
            report.reporter(),
            report.kind(),
            report.text(),
            report.person(),
            place(report.place()),
            report
                .messages()
                .stream()
                .map(message -> message(report, message))
                .toList(),
            report
                .taken()
                .stream()
                .map(taken -> new TakenView(taken.action(), taken.by(), taken.at()))
                .toList(),
            resolution(report.resolution())
        );
    }

    private static @Nullable PlaceView place(Report.@Nullable Place place) {
        return place == null ? null : new PlaceView(place.chatId(), place.type(), place.title(), place.seq());
    }

    private static @Nullable ResolutionView resolution(Report.@Nullable Resolution resolution) {
        return resolution == null
            ? null
            : new ResolutionView(resolution.by(), resolution.at(), resolution.outcome(), resolution.note());
    }

    private static ReportedMessageView message(Report report, ReportedMessage message) {
        boolean isReadable = message.reported() && report.isOpen() && report.place() != null;
        return new ReportedMessageView(
            message.seq(),
            message.author(),
            message.webhook(),
            message.at(),
            message.editedAt(),
            message.text(),
            message
                .files()
                .stream()
                .map(file -> new ReportedFile(isReadable ? file.id() : null, file.name()))
                .toList(),
            message.reported()
        );
    }
}
