using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>A bUnit context with the services that components expect and a clock that stands still.</summary>
public abstract class ComponentTest : BunitContext
{
    protected ComponentTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(new StandingClock());
        Services.AddRadzenComponents();
        Services.AddScoped<Snackbar>();
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(Sample.Now, TimeSpan.Zero);
    }
}
