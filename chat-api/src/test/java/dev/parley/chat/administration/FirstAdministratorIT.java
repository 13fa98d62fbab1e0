package dev.parley.chat.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.Rush;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.auth.Accounts;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.once.OnceUpdates;
import dev.parley.chat.user.Locks;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.Clock;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** How an installation comes by its first administrator, and keeps its last one. On a database of its own. */
class FirstAdministratorIT {

    private static final Node NODE = new Node.Apart("administrators").start(_ -> {}, "parley.administrators=");

    private final MongoCollection<Document> administration = NODE.bean(MongoTemplate.class).getCollection(
        "administration"
    );
    private final Administrators administrators = NODE.bean(Administrators.class);

    @AfterAll
    static void stop() {
        NODE.close();
    }

    /** As a new installation. */
    @BeforeEach
    void forgetEverybody() {
        administration.deleteMany(new Document());
        NODE.bean(MongoTemplate.class).getCollection("users").deleteMany(new Document());
    }

    /** As a node does it that starts now. */
    private Administrators started(String... configured) {
        var started = new Administrators(
            NODE.bean(MongoTemplate.class),
            NODE.bean(OnceUpdates.class),
            NODE.bean(Users.class),
            NODE.bean(Locks.class),
            new AdministratorProperties(Set.of(configured)),
            NODE.bean(AuditLog.class),
            NODE.bean(IdGenerator.class),
            NODE.bean(Clock.class)
        );
        started.begin();
        return started;
    }

    private void register(Administrators at, TestUser user) {
        at.registered(NODE.bean(Users.class).require(user.id()));
    }

    @Test
    void theFirstAccountIsOneAndNoLaterOne() {
        var node = started();
        var first = NODE.newUser();
        register(node, first);
        var second = NODE.newUser();
        register(node, second);
        register(started(), NODE.newUser());
        assertThat(administrators.all()).containsExactly(first.id());
    }

    @Test
    void ofSeveralWhoComeAtOnceItIsOne() {
        var nodes = new Administrators[] { started(), started() };
        var rush = new Rush();
        for (int i = 0; i < 8; i++) {
            var node = nodes[i % 2];
            rush.add(() -> {
                var user = NODE.newUser();
                register(node, user);
                return user.rest().get("/api/admin/registration");
            });
        }
        var statuses = rush.run().stream().map(Rest.Answer::status);
        assertThat(administrators.all()).hasSize(1);
        assertThat(statuses.filter(status -> status == 200).count()).isLessThanOrEqualTo(1);
    }

    @Test
    void aNodeThatDiedInBetweenLeavesItToTheNext() {
        started();
        var first = NODE.newUser();
        NODE.newUser();
        assertThat(administrators.all()).isEmpty();
        started();
        assertThat(administrators.all()).containsExactly(first.id());
    }

    @Test
    void anUpgradeMakesNobodyOneButWhomTheConfigurationNames() {
        var oldest = NODE.newUser();
        var named = NODE.newUser();
        var node = started();
        register(node, NODE.newUser());
        register(started(), NODE.newUser());
        assertThat(administrators.all()).isEmpty();

        started(named.username(), "nobody-has-this-name");
        assertThat(administrators.all()).containsExactly(named.id()).doesNotContain(oldest.id());
    }

    @Test
    void whomTheConfigurationNamesIsOneAlsoWithAnAccountOfLater() {
        var node = started("named-later");
        register(node, NODE.newUser());
        assertThat(administrators.all()).isEmpty();
        var here = new PasswordSource("127.0.0.1", null);
        var named = NODE.bean(Accounts.class).register("Named-Later", "Named", TestUser.PASSWORD, here);
        node.registered(named);
        assertThat(administrators.all()).containsExactly(named.id());
    }

    @Test
    void theConfigurationBringsBackWhoWasLocked() {
        var other = administrator();
        var named = NODE.newUser();
        var people = NODE.bean(People.class);
        people.lock(other.intent(), named.id(), "");
        started(named.username());
        assertThat(administrators.isOne(named.id())).isTrue();
        assertThat(NODE.bean(Locks.class).isHeld(named.id())).isFalse();
    }

    @Test
    void theLastOneCanNeitherGiveTheRoleUpNorDeleteTheAccount() {
        var last = administrator();
        var rest = last.rest();
        assertProblem(rest.put(roleOf(last.id()), "{\"administrator\": false}"));
        assertProblem(rest.delete("/api/me", "{\"password\": \"" + TestUser.PASSWORD + "\"}"));
        assertThat(rest.get("/api/me").status()).isEqualTo(200);

        var other = NODE.newUser();
        assertThat(rest.put(roleOf(other.id()), "{\"administrator\": true}").status()).isEqualTo(200);
        assertThat(rest.delete("/api/me", "{\"password\": \"" + TestUser.PASSWORD + "\"}").status()).isEqualTo(204);
        assertThat(administrators.all()).containsExactly(other.id());
    }

    @Test
    void whoLeavesBecomesNoneMeanwhile() {
        var one = administrator();
        var other = NODE.newUser();
        String leaving = administrators.leave(other.id());
        assertThatThrownBy(() -> administrators.appoint(one.intent(), other.id()))
            .isInstanceOf(ParleyException.class)
            .extracting(failure -> ((ParleyException) failure).code())
            .isEqualTo(ErrorCode.ACCOUNT_LOCKED);
        administrators.left(leaving);
        assertThat(administrators.appoint(one.intent(), other.id())).isTrue();
    }

    @Test
    void twoWhoDismissOrLockEachOtherLeaveOne() {
        for (int round = 0; round < 5; round++) {
            forgetEverybody();
            var one = administrator();
            var other = administrator();
            String change = round % 2 == 0 ? "/administrator" : "/lock";
            String body = round % 2 == 0 ? "{\"administrator\": false}" : "{\"locked\": true}";
            new Rush()
                .add(() -> one.rest().put("/api/admin/people/" + other.id() + change, body))
                .add(() -> other.rest().put("/api/admin/people/" + one.id() + change, body))
                .run();
            assertThat(administrators.all()).hasSize(1);
            assertThat(NODE.bean(Locks.class).heldAmong(administrators.all())).isEmpty();
        }
    }

    /** Where a provider or directory has made the others, it may be away or wrong. */
    @Test
    void ofThoseWithAPasswordOneStays() {
        var one = administrator();
        var ofAProvider = administrator();
        NODE.bean(MongoTemplate.class)
            .getCollection("users")
            .updateOne(Filters.eq("_id", ofAProvider.id().value()), Updates.unset("passwordHash"));

        assertProblem(ofAProvider.rest().put(roleOf(one.id()), "{\"administrator\": false}"));
        assertProblem(ofAProvider.rest().put("/api/admin/people/" + one.id() + "/lock", "{\"locked\": true}"));
        assertThat(one.rest().put(roleOf(ofAProvider.id()), "{\"administrator\": false}").status()).isLessThan(300);
    }

    private TestUser administrator() {
        return NODE.newAdministrator();
    }

    private static String roleOf(UserId userId) {
        return "/api/admin/people/" + userId + "/administrator";
    }

    private static void assertProblem(Rest.Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("LAST_ADMINISTRATOR");
    }
}
