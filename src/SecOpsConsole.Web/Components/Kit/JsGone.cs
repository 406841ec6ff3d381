using Microsoft.JSInterop;

namespace SecOpsConsole.Web.Components.Kit;

/// <summary>Calls to a browser that may have gone: a closed tab is no failure.</summary>
public static class JsGone
{
    public static async ValueTask IgnoreAsync(Func<ValueTask> call)
    {
        try
        {
            await call();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or ObjectDisposedException or OperationCanceledException)
        {
            // The circuit is gone and the page with it: there is nothing left to call.
        }
    }
}
