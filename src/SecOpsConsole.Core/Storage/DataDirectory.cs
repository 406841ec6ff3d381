namespace SecOpsConsole.Core.Storage;

/// <summary>The data directory, held by a lock file for as long as this process lives: two processes on one database destroy it.</summary>
internal sealed class DataDirectory : IDisposable
{
    private const string LockName = "console.lock";
    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream @lock) => (Path, _lock) = (path, @lock);

    public string Path { get; }

    /// <summary>Creates the directory when it is missing and takes the lock; throws <see cref="StoreStartException"/>.</summary>
    public static DataDirectory Take(string directory)
    {
        var path = System.IO.Path.GetFullPath(directory);
        Create(path);
        var lockPath = System.IO.Path.Combine(path, LockName);
        try
        {
            return new DataDirectory(path, new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException exception)
        {
            throw NotWritable(path, exception);
        }
        catch (IOException exception) when (File.Exists(lockPath))
        {
            throw new StoreStartException(
                $"Another process uses the data directory {path} (it holds {LockName}). Nothing was changed. "
                + "Stop that process, or give this one a directory of its own with Data__Directory.",
                exception);
        }
        catch (IOException exception)
        {
            throw NotWritable(path, exception);
        }
    }

    public void Dispose() => _lock.Dispose();

    private static void Create(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(path);
            }
            else
            {
                Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(path, exception);
        }
    }

    private static StoreStartException NotWritable(string path, Exception exception) => new(
        $"The data directory {path} cannot be created or written ({exception.Message.TrimEnd('.')}). Nothing was changed. "
        + "Check that the volume is mounted and writable for this user, or name another directory with Data__Directory.",
        exception);
}
