namespace SecOpsConsole.Core.Storage;

/// <summary>
/// Files that nobody but the console's own user may read, also in a data directory that existed before and is open to others.
/// SQLite gives its log files the mode of the database.
/// </summary>
internal static class PrivateFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnly = Owner | UnixFileMode.UserExecute;

    /// <summary>Creates the file empty with mode 0600, or takes the rights of group and others from the one that is there.</summary>
    public static void Ensure(string path)
    {
        if (OperatingSystem.IsWindows() || Directory.Exists(path))
        {
            return;
        }

        if (!File.Exists(path))
        {
            new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = Owner }).Dispose();
            return;
        }

        try
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) & OwnerOnly);
        }
        catch (UnauthorizedAccessException)
        {
            // Somebody else's file, as on a volume that a group shares: its owner decides who reads it.
        }
    }
}
