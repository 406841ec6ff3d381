namespace SecOpsConsole.Sandbox.Front;

/// <summary>For calls that need nothing alone.</summary>
internal sealed class NoReservation : IDisposable
{
    public static readonly NoReservation Instance = new();

    public void Dispose()
    {
    }
}
