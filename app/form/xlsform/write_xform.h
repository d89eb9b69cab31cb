#pragma once

#include "app/form/xlsform/itext.h"
#include "app/form/xlsform/model.h"
#include "app/form/xlsform/references.h"

#include <string>

namespace kerbside::app::xlsform {

/// The draft as XForm XML (ODK XForms). References are resolved on the way, and reported where they cannot be.
std::string write_xform(const Draft&, Problems&);

/// The <instance> of the answers, with the templates of repeats (write_instance.cpp).
void write_primary_instance(platform::XmlWriter&, const Draft&, Resolver&, Problems&);
/// One <instance> for each choice list.
void write_choice_instances(platform::XmlWriter&, const Draft&);
/// <bind>s and the model's actions (write_binds.cpp).
void write_binds(platform::XmlWriter&, const Draft&, Resolver&);
void write_model_actions(platform::XmlWriter&, const Draft&, Resolver&);
/// The actions that a new instance of `repeat` runs.
void write_repeat_actions(platform::XmlWriter&, const Draft&, Resolver&, std::uint32_t repeat);
/// What lies in <h:body> (write_body.cpp).
void write_body(platform::XmlWriter&, const Draft&, Resolver&, Problems&);

/// The attributes of an entity's element, and its id's and label's expressions, for instance and binds alike.
std::vector<EntityAttribute> attributes_of(const Entity&);

}
