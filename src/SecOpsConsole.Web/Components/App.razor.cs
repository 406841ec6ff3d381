using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Routing;

namespace SecOpsConsole.Web.Components;

/// <summary>The document around every page.</summary>
public sealed partial class App
{
    /// <summary>
    /// No prerendering: a button that is on screen works. Prerendered pages show buttons that lose clicks until the circuit is up.
    /// </summary>
    private static readonly InteractiveServerRenderMode Interactive = new(prerender: false);

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    private string BaseHref => $"{Http.Request.PathBase}/";

    /// <summary>Sign-in and error pages are plain HTML over plain HTTP, marked [ExcludeFromInteractiveRouting].</summary>
    private IComponentRenderMode? PageMode => Http.AcceptsInteractiveRouting() ? Interactive : null;
}
