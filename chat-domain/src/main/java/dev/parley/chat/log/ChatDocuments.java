package dev.parley.chat.log;

import dev.parley.chat.avatar.AvatarId;
import dev.parley.chat.user.UserId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Chats, their profiles and rules as MongoDB documents. */
final class ChatDocuments {

    static final String SHAPE_FIELD = "shape";

    /** To be raised with each change of what follows from a log, so that no node reads or replaces what a newer one keeps. */
    static final int SHAPE = 4;

    static final String KEPT_DAYS = "keptDays";

    private ChatDocuments() {}

    static Document write(Chat chat) {
        return new Document("_id", chat.id().value())
            .append(SHAPE_FIELD, SHAPE)
            .append("seq", chat.seq())
            .append("type", chat.type().name())
            .append("profile", write(chat.profile()))
            .append("rules", write(chat.rules()))
            .append("members", chat.members().values().stream().map(ChatDocuments::write).toList())
            .append("admission", AdmissionDocuments.write(chat.admission()))
            .append("sanctions", SanctionDocuments.write(chat.sanctions()))
            .append("pace", AdmissionDocuments.write(chat.pace()))
            .append("tally", write(chat.tally()))
            .append("pinned", chat.pinned())
            .append("shown", EventDocuments.writeWithState(chat.shown()))
            .append("last", EventDocuments.write(chat.last()));
    }

    static Chat read(Document document) {
        Map<UserId, Member> members = new LinkedHashMap<>();
        for (Document stored : document.getList("members", Document.class)) {
            var member = readMember(stored);
            members.put(member.userId(), member);
        }
        return new Chat(
            new ChatId(document.getString("_id")),
            ChatType.valueOf(document.getString("type")),
            readProfile(document.get("profile", Document.class)),
            readRules(document.get("rules", Document.class)),
            Collections.unmodifiableMap(members),
            AdmissionDocuments.readAdmission(document.get("admission", Document.class)),
            SanctionDocuments.read(document.get("sanctions", Document.class)),
            AdmissionDocuments.readPace(document.getList("pace", Document.class)),
            readTally(document.get("tally", Document.class)),
            document.getList("pinned", Long.class),
            EventDocuments.read(document.get("shown", Document.class)),
            EventDocuments.read(document.get("last", Document.class))
        );
    }

    static Document write(ChatProfile profile) {
        var avatar = profile.avatar();
        return new Document("title", profile.title())
            .append("description", profile.description())
            .append("avatar", avatar == null ? null : avatar.value());
    }

    static ChatProfile readProfile(Document profile) {
        return new ChatProfile(
            profile.getString("title"),
            profile.getString("description"),
            readAvatar(profile.getString("avatar"))
        );
    }

    static @Nullable AvatarId readAvatar(@Nullable String avatar) {
        return avatar == null ? null : new AvatarId(avatar);
    }

    static Document write(ChatRules rules) {
        var document = new Document("posting", rules.posting().name())
            .append("adding", rules.adding().name())
            .append("calling", rules.calling().name())
            .append("slowModeSeconds", rules.slowModeSeconds());
        if (rules.keptDays() instanceof Integer days) {
            // Missing otherwise: the index of this has no other chats.
            document.append(KEPT_DAYS, days);
        }
        return document;
    }

    static ChatRules readRules(Document rules) {
        return new ChatRules(
            Audience.valueOf(rules.getString("posting")),
            Audience.valueOf(rules.getString("adding")),
            Audience.valueOf(rules.getString("calling")),
            rules.getInteger("slowModeSeconds", 0),
            rules.getInteger(KEPT_DAYS)
        );
    }

    private static Document write(Tally tally) {
        return new Document(
            "authors",
            tally
                .authors()
                .entrySet()
                .stream()
                .map(author ->
                    new Document("user", author.getKey().value())
                        .append("messages", author.getValue().messages())
                        .append("last", author.getValue().last())
                )
                .toList()
        )
            .append("deletedUpTo", tally.deletedUpTo())
            .append("goneUpTo", tally.goneUpTo());
    }

    private static Tally readTally(Document tally) {
        var authors = new LinkedHashMap<UserId, Tally.Author>();
        for (Document author : tally.getList("authors", Document.class)) {
            authors.put(
                new UserId(author.getString("user")),
                new Tally.Author(author.getLong("messages"), author.getLong("last"))
            );
        }
        return new Tally(authors, tally.getLong("deletedUpTo"), tally.get("goneUpTo", 0L));
    }

    private static Document write(Member member) {
        return new Document("user", member.userId().value())
            .append("role", member.role().name())
            .append("joinedSeq", member.joinedSeq())
            .append("joinedMessages", member.joinedMessages());
    }

    private static Member readMember(Document member) {
        return new Member(
            new UserId(member.getString("user")),
            Role.valueOf(member.getString("role")),
            member.getLong("joinedSeq"),
            member.getLong("joinedMessages")
        );
    }
}
