namespace SecOpsConsole.Sandbox.Front;

/// <summary>
/// Hears of every finished call on the request's own path, before the response is written, so that what it stores
/// survives a kill together with the call's effect. Store and return; deliver elsewhere.
/// </summary>
internal interface ICallListener
{
    void OnCall(ApiCall call);
}
