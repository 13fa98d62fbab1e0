package dev.parley.api.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The files of the page, in the smallest form that the browser takes (RFC 9110, section 12.5.3): the bundler has compressed them
 * ahead. Every path of the page is answered with its one document.
 */
@Configuration(proxyBeanMethods = false)
class PageFiles implements WebMvcConfigurer {

    private static final String EMBED_SCRIPTS = "/embed/*.js";
    private static final String ALL = "classpath:/META-INF/resources/";
    private static final CacheControl FOR_A_DAY = CacheControl.maxAge(Duration.ofDays(1))
        .staleWhileRevalidate(Duration.ofDays(7))
        .cachePublic();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // The bundler puts a hash of the content into these names.
        compressed(registry.addResourceHandler("/assets/**"), ALL + "assets/").setCacheControl(
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
        );
        // This name stays, since other sites have it in their pages.
        tagged(registry.addResourceHandler(EMBED_SCRIPTS), ALL + "embed/").setCacheControl(
            CacheControl.maxAge(Duration.ofHours(1)).staleWhileRevalidate(Duration.ofDays(1)).cachePublic()
        );
        tagged(registry.addResourceHandler("/favicon.svg", "/theme.js", "/manifest.webmanifest"), ALL).setCacheControl(
            FOR_A_DAY
        );
        tagged(registry.addResourceHandler("/icons/**"), ALL + "icons/").setCacheControl(FOR_A_DAY);
        // They name the others, so they have to be the newest.
        tagged(registry.addResourceHandler("/index.html", "/service-worker.js"), ALL).setCacheControl(
            CacheControl.noCache()
        );
    }

    private static ResourceHandlerRegistration tagged(ResourceHandlerRegistration files, String folder) {
        return compressed(files, folder).setEtagGenerator(PageFiles::tag);
    }

    private static ResourceHandlerRegistration compressed(ResourceHandlerRegistration files, String folder) {
        files.addResourceLocations(folder).resourceChain(true).addResolver(new BrotliFirst());
        return files;
    }

    /** By content: the time of a file in an archive says little. */
    private static String tag(Resource file) {
        try {
            return '"' + DigestUtils.md5DigestAsHex(file.getContentAsByteArray()) + '"';
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Pages of any site may load the script that shows calls; which of them may show one is up to the frame. */
    @Override
    public void addCorsMappings(CorsRegistry registry) {
        registry.addMapping(EMBED_SCRIPTS).allowedOrigins("*").allowedMethods("GET", "HEAD");
    }

    /** The page has its own router: a reload at one of its paths must not be a 404. */
    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        for (String path : PagePaths.patterns()) {
            registry.addViewController(path).setViewName("forward:/index.html");
        }
    }
}
