using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace ClusterProvisioning.Boot.Tests.Guests;

/// <summary>A machine in QEMU. Its processor is emulated: it needs no /dev/kvm, and takes some ten times as long as a real one.</summary>
/// <remarks>What it waits for is bounded by processor time, which a busy host does not stretch, and by an hour of the clock.</remarks>
internal sealed class Guest : IAsyncDisposable
{
    private const string Firmware = "/usr/share/OVMF/OVMF_CODE_4M.fd";
    private const string Variables = "/usr/share/OVMF/OVMF_VARS_4M.fd";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly GuestMachine _machine;
    private readonly string _folder;
    private readonly Process _qemu;
    private readonly GuestShell _shell = new();
    private readonly StringBuilder _error = new();
    private string _boot = "";

    private Guest(GuestMachine machine, string folder)
    {
        (_machine, _folder) = (machine, folder);
        var start = new ProcessStartInfo("qemu-system-x86_64", Arguments())
        {
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        _qemu = Process.Start(start)!;
        _qemu.ErrorDataReceived += (_, line) => _error.AppendLine(line.Data);
        _qemu.BeginErrorReadLine();
    }

    /// <summary>What it has written on its console since it was switched on.</summary>
    public string Console => Clean(File.Exists(SerialLog) ? File.ReadAllText(SerialLog) : "");

    private string SerialLog => Path.Combine(_folder, "serial.log");

    private string ShellSocket => Path.Combine(_folder, "shell");

    private string MonitorSocket => Path.Combine(_folder, "monitor");

    /// <summary>Switches a machine on.</summary>
    /// <param name="machine">What it is made of.</param>
    /// <param name="parent">Where its files are to lie.</param>
    /// <param name="cancel">Ends the wait for QEMU.</param>
    public static async Task<Guest> StartAsync(GuestMachine machine, string parent, CancellationToken cancel)
    {
        var folder = Directory.CreateDirectory(Path.Combine(parent, machine.Name)).FullName;
        foreach (var disk in machine.Disks)
            await MakeAsync(folder, disk, cancel);
        File.Copy(Variables, Path.Combine(folder, "variables.fd"), overwrite: true);
        var guest = new Guest(machine, folder);
        // QEMU makes the files of its sockets before it listens on them, the monitor's first or last.
        while (!File.Exists(guest.ShellSocket) || !File.Exists(guest.MonitorSocket) || !await guest._shell.TryConnectAsync(guest.ShellSocket, cancel))
        {
            if (guest._qemu.HasExited)
                throw new InvalidOperationException($"QEMU ended with {guest._qemu.ExitCode}: {guest._error}");
            await Task.Delay(20, cancel);
        }

        return guest;
    }

    /// <summary>Waits until the machine, just switched on or started anew, takes commands.</summary>
    public async Task AwaitBootAsync(CancellationToken cancel)
    {
        using var limit = Limit(TimeSpan.FromMinutes(6), "has not come up", cancel);
        while (true)
        {
            var line = await limit.Of(_shell.ReadLineAsync);
            if (!line.StartsWith("ready ", StringComparison.Ordinal) || line == _boot)
                continue;
            _boot = line;
            return;
        }
    }

    /// <summary>Waits until systemd has started all that it was to start.</summary>
    /// <returns>Its word for the outcome, such as <c>running</c> or <c>degraded</c>.</returns>
    public async Task<string> AwaitStartedAsync(CancellationToken cancel) => (await RunAsync("systemctl is-system-running --wait", cancel)).Text;

    /// <summary>Runs a script as root.</summary>
    public async Task<Said> RunAsync(string script, CancellationToken cancel)
    {
        using var limit = Limit(TimeSpan.FromMinutes(10), $"has not ended: {script}", cancel);
        await _shell.SendAsync(script, cancel);
        var text = Encoding.UTF8.GetString(Convert.FromBase64String(await limit.Of(_shell.ReadLineAsync)));
        var end = text.LastIndexOf("\nexit ", StringComparison.Ordinal);
        return new Said(int.Parse(text[(end + 6)..], CultureInfo.InvariantCulture), text[..end].TrimEnd('\n'));
    }

    /// <summary>Runs a script as root, which has to end well, and gives what it wrote.</summary>
    public async Task<string> DoAsync(string script, CancellationToken cancel)
    {
        var said = await RunAsync(script, cancel);
        said.Code.ShouldBe(0, $"{_machine.Name}: {script}\n{said.Text}");
        return said.Text;
    }

    /// <summary>Puts a file into it.</summary>
    public async Task PutAsync(string path, byte[] content, CancellationToken cancel)
    {
        // An argument of a program holds 128 KiB (execve(2), MAX_ARG_STRLEN).
        foreach (var part in Convert.ToBase64String(Compressed(content)).Chunk(60_000))
            await DoAsync($"printf %s '{new string(part)}' >>{path}.base64", cancel);
        await DoAsync($"set -e; base64 -d {path}.base64 | gzip -d >{path}; rm {path}.base64", cancel);
    }

    /// <summary>Puts a disk into it while it runs, and waits until its kernel has it.</summary>
    public async Task PlugAsync(GuestDisk disk, CancellationToken cancel)
    {
        await MakeAsync(_folder, disk, cancel);
        await MonitorAsync($"drive_add 0 {disk.Drive(_folder)}", cancel);
        await MonitorAsync($"device_add {disk.Device(0)}", cancel);
        await DoAsync($"for i in $(seq 100); do [ -e {disk.Path} ] && break; sleep 0.2; done; udevadm settle; [ -e {disk.Path} ]", cancel);
    }

    /// <summary>Takes a disk out of it, as one pulls it out of its slot.</summary>
    public async Task PullAsync(GuestDisk disk, CancellationToken cancel)
    {
        await MonitorAsync($"device_del dev-{disk.Name}", cancel);
        while ((await MonitorAsync("info block", cancel)).Contains($"{disk.Name} ", StringComparison.Ordinal))
            await Task.Delay(100, cancel);
    }

    /// <summary>Takes the signal from one of its cards, as if its cable were cut.</summary>
    public Task LoseLinkAsync(string mac, CancellationToken cancel) =>
        MonitorAsync($"set_link card{_machine.Cards.Index().Single(card => card.Item.Mac == mac).Index} off", cancel);

    /// <summary>Runs a question until its answer is good.</summary>
    public async Task<string> UntilAsync(string question, Func<string, bool> isGood, CancellationToken cancel)
    {
        var text = "";
        await UntilAsync(async () => isGood(text = (await RunAsync(question, cancel)).Text) ? null : text, question, cancel);
        return text;
    }

    /// <summary>Asks until nothing is wrong.</summary>
    /// <param name="wrong">What is wrong; null if nothing is.</param>
    /// <param name="question">What is asked, in words.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task UntilAsync(Func<Task<string?>> wrong, string question, CancellationToken cancel)
    {
        var began = _qemu.TotalProcessorTime;
        while (await wrong() is { } found)
        {
            (_qemu.TotalProcessorTime - began).ShouldBeLessThan(TimeSpan.FromMinutes(8), $"{_machine.Name}: {question}\n{found}");
            await Task.Delay(1000, cancel);
        }
    }

    /// <summary>Starts the machine anew, in good order, and waits until it takes commands again.</summary>
    public async Task RestartAsync(CancellationToken cancel)
    {
        await DoAsync("systemctl --no-block reboot", cancel);
        await AwaitBootAsync(cancel);
    }

    /// <summary>Tells QEMU's monitor something, such as <c>device_del disk</c>.</summary>
    public Task<string> MonitorAsync(string command, CancellationToken cancel) => GuestMonitor.TellAsync(MonitorSocket, command, cancel);

    public async ValueTask DisposeAsync()
    {
        _shell.Dispose();
        if (!_qemu.HasExited)
            _qemu.Kill();
        await _qemu.WaitForExitAsync();
        _qemu.Dispose();
    }

    private IEnumerable<string> Arguments()
    {
        string[] disks = [.. _machine.Disks.SelectMany((disk, i) => (string[])["-drive", disk.Drive(_folder), "-device", disk.Device(i)])];
        return
        [
            "-name", _machine.Name, "-machine", "q35", "-accel", "tcg,tb-size=512", "-cpu", "max,la57=off,svm=off",
            "-m", _machine.Memory.ToString(CultureInfo.InvariantCulture), "-smp", _machine.Processors.ToString(CultureInfo.InvariantCulture),
            // The board's own watchdog, which Linux finds as iTCO_wdt, does reset it.
            "-global", "ICH9-LPC.noreboot=off",
            "-nodefaults", "-display", "none", "-vga", "none", "-nic", "none",
            "-drive", $"if=pflash,format=raw,unit=0,readonly=on,file={Firmware}",
            "-drive", $"if=pflash,format=raw,unit=1,file={Path.Combine(_folder, "variables.fd")}",
            "-serial", $"file:{SerialLog}", "-monitor", $"unix:{MonitorSocket},server=on,wait=off",
            "-device", "virtio-serial-pci", "-chardev", $"socket,id=shell,path={ShellSocket},server=on,wait=off",
            "-device", "virtserialport,chardev=shell,name=judge", "-device", "virtio-rng-pci", "-device", "virtio-scsi-pci,id=scsi",
            "-smbios", $"type=1,manufacturer={_machine.Vendor}",
            .. Credential("systemd.extra-unit.judge.service", Unit()),
            .. Credential("systemd.unit-dropin.sysinit.target~judge", "[Unit]\nWants=judge.service\n"),
            .. Held(),
            .. _machine.Units.SelectMany(unit => Credential(unit.Key, unit.Value)),
            .. disks, .. _machine.Cards.SelectMany((card, i) => card.Arguments(i)), .. _machine.Further,
        ];
    }

    // For whoever looks at a machine that a test holds (docs/how-to/boot-a-machine.md): a second shell.
    private IEnumerable<string> Held() => Environment.GetEnvironmentVariable("BOOT_HOLD") is null ? [] :
    [
        "-chardev", $"socket,id=hold,path={ShellSocket}.hold,server=on,wait=off", "-device", "virtserialport,chardev=hold,name=hold",
        .. Credential("systemd.extra-unit.hold.service", Unit().Replace("/judge", "/hold", StringComparison.Ordinal)),
        .. Credential("systemd.unit-dropin.sysinit.target~hold", "[Unit]\nWants=hold.service\n"),
    ];

    // systemd takes units from its firmware in a virtual machine (systemd-debug-generator(8)): the image is judged as it is.
    private static string[] Credential(string name, string text) =>
        ["-smbios", $"type=11,value=io.systemd.credential.binary:{name}={Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}"];

    private static string Unit()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("judge.service")!);
        return reader.ReadToEnd();
    }

    private static byte[] Compressed(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var zip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(content);
        return stream.ToArray();
    }

    private static async Task MakeAsync(string folder, GuestDisk disk, CancellationToken cancel)
    {
        if (File.Exists(disk.In(folder)))
            return;
        string[] over = disk.Over is { } image ? ["-b", image, "-F", "raw"] : [];
        using var process = Process.Start(
            "qemu-img",
            ["create", "-q", "-f", "qcow2", .. over, disk.In(folder), disk.Bytes.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(cancel);
        process.ExitCode.ShouldBe(0);
    }

    private static string Clean(string console) =>
        Regex.Replace(console, "\u001b\\[[0-9;?=]*[a-zA-Z]|\r", "", default, TimeSpan.FromSeconds(5));

    private WorkLimit Limit(TimeSpan work, string what, CancellationToken cancel) =>
        new(_qemu, work, Hour, () => $"{_machine.Name} {what}\n{string.Join('\n', Console.Split('\n').TakeLast(40))}\n{_error}", cancel);
}
