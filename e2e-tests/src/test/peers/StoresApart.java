import dev.parley.api.embedded.EmbeddedStoresAutoConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;

/** Parley's embedded stores without Parley: prints the settings by which a Parley uses them. */
class StoresApart {

    public static void main(String[] arguments) throws InterruptedException {
        var stores = new SpringApplicationBuilder(EmbeddedStoresAutoConfiguration.class)
            .web(WebApplicationType.NONE)
            .run(arguments);
        var mongo = stores.getBean(MongoConnectionDetails.class).getConnectionString();
        var redis = stores.getBean(DataRedisConnectionDetails.class);
        var address = redis.getStandalone();
        System.out.println("SETTING --parley.mongodb.uri=" + mongo);
        System.out.printf(
            "SETTING --parley.redis.url=redis://:%s@%s:%d%n",
            redis.getPassword(),
            address.getHost(),
            address.getPort()
        );
        System.out.println("READY");
        Thread.currentThread().join();
    }
}
