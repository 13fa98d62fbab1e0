package dev.parley.calls.place;

import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Asks the rules of the kind that a place is of; the questions are those of {@link PlaceRules}. */
@Component
@RequiredArgsConstructor
public class Places {

    private final PlaceRules<CallPlace.Chat> chats;
    private final PlaceRules<CallPlace.Meeting> meetings;
    private final PlaceRules<CallPlace.Room> rooms;

    public Opening requireStart(CallPlace place, Person person) {
        return switch (place) {
            case CallPlace.Chat chat -> chats.requireStart(chat, person);
            case CallPlace.Meeting meeting -> meetings.requireStart(meeting, person);
            case CallPlace.Room room -> rooms.requireStart(room, person);
        };
    }

    public boolean mayKnow(CallPlace place, Person person) {
        return switch (place) {
            case CallPlace.Chat chat -> chats.mayKnow(chat, person);
            case CallPlace.Meeting meeting -> meetings.mayKnow(meeting, person);
            case CallPlace.Room room -> rooms.mayKnow(room, person);
        };
    }

    public boolean stillBelongs(CallPlace place, Person person) {
        return switch (place) {
            case CallPlace.Chat chat -> chats.stillBelongs(chat, person);
            case CallPlace.Meeting meeting -> meetings.stillBelongs(meeting, person);
            case CallPlace.Room room -> rooms.stillBelongs(room, person);
        };
    }

    public void requireEntry(CallPlace place, Person person) {
        switch (place) {
            case CallPlace.Chat chat -> chats.requireEntry(chat, person);
            case CallPlace.Meeting meeting -> meetings.requireEntry(meeting, person);
            case CallPlace.Room room -> rooms.requireEntry(room, person);
        }
    }

    public Set<Person> requireRing(CallPlace place, Person by, Set<Person> others) {
        return switch (place) {
            case CallPlace.Chat chat -> chats.requireRing(chat, by, others);
            case CallPlace.Meeting meeting -> meetings.requireRing(meeting, by, others);
            case CallPlace.Room room -> rooms.requireRing(room, by, others);
        };
    }

    public void requireEntryOfAdded(CallPlace place, Person person) {
        switch (place) {
            case CallPlace.Chat chat -> chats.requireEntryOfAdded(chat, person);
            case CallPlace.Meeting meeting -> meetings.requireEntryOfAdded(meeting, person);
            case CallPlace.Room room -> rooms.requireEntryOfAdded(room, person);
        }
    }

    public boolean mayModerate(CallPlace place, Person person) {
        return switch (place) {
            case CallPlace.Chat chat -> chats.mayModerate(chat, person);
            case CallPlace.Meeting meeting -> meetings.mayModerate(meeting, person);
            case CallPlace.Room room -> rooms.mayModerate(room, person);
        };
    }

    public boolean mayHost(CallPlace place, Person person, Set<Person> others) {
        return switch (place) {
            case CallPlace.Chat chat -> chats.mayHost(chat, person, others);
            case CallPlace.Meeting meeting -> meetings.mayHost(meeting, person, others);
            case CallPlace.Room room -> rooms.mayHost(room, person, others);
        };
    }

    public boolean starterMayEnd(CallPlace place) {
        return switch (place) {
            case CallPlace.Chat chat -> chats.starterMayEnd(chat);
            case CallPlace.Meeting meeting -> meetings.starterMayEnd(meeting);
            case CallPlace.Room room -> rooms.starterMayEnd(room);
        };
    }

    public void removedByHost(CallPlace place, Person person) {
        switch (place) {
            case CallPlace.Chat chat -> chats.removedByHost(chat, person);
            case CallPlace.Meeting meeting -> meetings.removedByHost(meeting, person);
            case CallPlace.Room room -> rooms.removedByHost(room, person);
        }
    }

    public Optional<Restraints> restraints(CallPlace place, Person person) {
        return switch (place) {
            case CallPlace.Chat chat -> chats.restraints(chat, person);
            case CallPlace.Meeting meeting -> meetings.restraints(meeting, person);
            case CallPlace.Room room -> rooms.restraints(room, person);
        };
    }

    public boolean mayRecord(CallPlace place, Person person) {
        return switch (place) {
            case CallPlace.Chat chat -> chats.mayRecord(chat, person);
            case CallPlace.Meeting meeting -> meetings.mayRecord(meeting, person);
            case CallPlace.Room room -> rooms.mayRecord(room, person);
        };
    }

    public boolean showsCallToAll(CallPlace place) {
        return switch (place) {
            case CallPlace.Chat chat -> chats.showsCallToAll(chat);
            case CallPlace.Meeting meeting -> meetings.showsCallToAll(meeting);
            case CallPlace.Room room -> rooms.showsCallToAll(room);
        };
    }

    public LastsWhile lastsWhile(CallPlace place) {
        return switch (place) {
            case CallPlace.Chat chat -> chats.lastsWhile(chat);
            case CallPlace.Meeting meeting -> meetings.lastsWhile(meeting);
            case CallPlace.Room room -> rooms.lastsWhile(room);
        };
    }
}
