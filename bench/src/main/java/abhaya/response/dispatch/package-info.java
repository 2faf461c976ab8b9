/// What measurements need of the desk.
@org.jspecify.annotations.NullMarked
package abhaya.response.dispatch;
