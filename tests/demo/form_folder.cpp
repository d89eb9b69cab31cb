#include "tests/demo/form_folder.h"

#include "tests/demo/answers.h"

namespace kerbside::test {

namespace {

class ListFolder final : public app::MediaSource {
public:
    explicit ListFolder(platform::Path folder) : m_folder(std::move(folder)) {}
    platform::Result<std::string> read(std::string_view name) override { return platform::read_file(m_folder / name); }

private:
    platform::Path m_folder;
};

}

std::shared_ptr<const app::Form> load_form(const platform::Path& file)
{
    ListFolder lists(file.parent_path().parent_path() / "lists");
    auto loaded = app::Form::load({file.filename().string(), must_read(file)}, lists);
    if (!loaded.form)
        give_up(file.string() + " does not load");
    return loaded.form;
}

}
