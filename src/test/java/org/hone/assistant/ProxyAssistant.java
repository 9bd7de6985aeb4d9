package org.hone.assistant;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** An assistant all of whose calls go to one handler. */
public final class ProxyAssistant {
    private ProxyAssistant() {}

    /** Its parts exist; what they do is up to the handler. */
    public static Assistant of(InvocationHandler calls) {
        return proxy(
                Assistant.class, (self, method, arguments) -> proxy(method.getReturnType(), calls));
    }

    /** The same, and closing it is heard. */
    public static Assistant closing(InvocationHandler calls, Runnable onClose) {
        return (Assistant)
                Proxy.newProxyInstance(
                        Assistant.class.getClassLoader(),
                        new Class<?>[] {Assistant.class, AutoCloseable.class},
                        (self, method, arguments) -> {
                            if (method.getName().equals("close")) {
                                onClose.run();
                                return null;
                            }
                            return proxy(method.getReturnType(), calls);
                        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
